"""Tables of positions as offices, schools, hospitals and companies publish them, all names invented, with what each row says.

``NAME.KIND.json`` holds the announcement's ``title``, ``blocks`` (lines of text, and rows with the areas of their merged cells) and
``truth``: row of the sheet, title, employer, headcount, least degree, whether any major will do, places, pay (least, most, unit,
months, negotiable). The employer is empty where no column names one.
"""
