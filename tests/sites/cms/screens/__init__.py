"""Four sites whose rows come by a script, by the hand that wrote :mod:`tests.sites.cms.halls` and had not seen the reader either."""

from tests.sites.cms.screens import bank, exam, hospital, jobnet
from tests.sites.cms.style import Style

STYLES: tuple[Style, ...] = (*jobnet.STYLES, *hospital.STYLES, *exam.STYLES, *bank.STYLES)
