"""A briefing that tries everything on whoever looks at what was found in it."""

from __future__ import annotations

RIGHT_TO_LEFT = "\u202e"

HOSTILE = f"""<script>document.title = 'taken'</script> briefing

First published 3 March 2025

The Oakline Trust <img src=x onerror="document.title='taken'"> will publish =HYPERLINK("http://bad.example","its plan")
by the end of May 2025. =cmd|' /C calc'!A0 is what the trust said next.

Ana {RIGHT_TO_LEFT}Reyne, chief executive of the Oakline Trust (OT), said {{{{ 7 * 7 }}}} it would open two hubs
in September 2026. </mark></div><a href="javascript:alert(1)">read on</a> \x07\x1b[31m

{"long " * 20_000}
"""
"""Markup, formulas, a template's braces, control and direction marks, and a line of 100 kB."""

PLAIN = """Oakline briefing, November

First published 5 November 2025

The Department for Education (DfE) will publish its plan by the end of May 2026. Ana Reyne chairs the Oakline Forum.
Ofsted and the DfE will report in December 2025. The DfE must consult by 1 February 2026.
"""

ALIKE = """Harrowdale minutes

First published 6 November 2025

The Harrowdale Parent Forum will reply by June 2026. The Harrowdale Parent Carer Forum will meet on 3 March 2026.
"""
"""Two names that may be one: nobody can tell from the names alone."""
