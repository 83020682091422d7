"""Seven sites whose lists stand beside news and notes of other columns, by one who had not seen the reader.

Those of the same hand whose rows come by a script: :mod:`tests.sites.cms.fetched`.
"""

from __future__ import annotations

from tests.sites.cms.beside.employers import GROUP, HOSPITAL
from tests.sites.cms.beside.offices import COUNTY, EXAMS
from tests.sites.cms.beside.schools import CAMPUS, NORMAL_COLLEGE, TELEPHONE
from tests.sites.cms.style import Style

STYLES: tuple[Style, ...] = (COUNTY, CAMPUS, HOSPITAL, GROUP, EXAMS, TELEPHONE, NORMAL_COLLEGE)
