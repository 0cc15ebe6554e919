"""Paper: from the document tree to tagged PDF."""

import sys
from types import ModuleType

for _name in ("reportlab_mods", "reportlab_settings"):
    # ReportLab runs modules of these names from wherever Python looks, and files of the person's home, to be changed by them.
    # Here it is always the same one, and a home that is none does not stop it.
    sys.modules.setdefault(_name, ModuleType(_name))
