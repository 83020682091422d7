"""Sites whose rows come by a script: what in-house systems of career centres and employers look like, by one who had not seen the reader."""

from tests.sites.cms.inhouse import answers, screens, tokens
from tests.sites.cms.style import Style

STYLES: tuple[Style, ...] = (*screens.STYLES, *tokens.STYLES, *answers.STYLES)
