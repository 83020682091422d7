"""Is this notice one that we have? Blocking keys and MinHash bands find candidates, guards and containment decide.

Text alone cannot tell a repost from a sibling of the same employer (another year, city or position), so every
guard must agree or be silent on both sides; where one side is silent, staff decide.
"""
