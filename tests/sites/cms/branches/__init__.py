"""Fourteen sites written after those of :mod:`tests.sites.cms.civic`, of other technologies: six by a server, eight by scripts."""

from __future__ import annotations

from tests.sites.cms.branches.components import FlowPhone, MiniGrid, NextPages, NuxtThree
from tests.sites.cms.branches.rendered import (
    DiscuzPortal,
    DrupalViews,
    GridCollege,
    OpenCatalogue,
    StrutsBank,
    TypechoSchool,
)
from tests.sites.cms.branches.routed import AngularBuild, AngularTemplates, ClassesVue, ReactQuery
from tests.sites.cms.style import Style

SERVERS: tuple[Style, ...] = tuple(
    kind().style() for kind in (OpenCatalogue, GridCollege, DrupalViews, StrutsBank, TypechoSchool, DiscuzPortal)
)
SCRIPTS: tuple[Style, ...] = tuple(
    kind().style()
    for kind in (
        *(AngularBuild, ClassesVue, ReactQuery, AngularTemplates),
        *(MiniGrid, NuxtThree, NextPages, FlowPhone),
    )
)
