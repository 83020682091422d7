"""Lists by script at hospitals, banks, talent markets and vocational colleges, by one who had not seen the reader.

Each site is a small class: ``page`` for the list page, ``api`` for what its scripts ask, ``article`` for a detail.
"""

from tests.sites.cms.offices import bureaus, employers, schools
from tests.sites.cms.style import Style

STYLES: tuple[Style, ...] = (*employers.STYLES, *schools.STYLES, *bureaus.STYLES)
