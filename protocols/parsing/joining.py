"""Whether a line without a label goes on with the paragraph above it."""

import re

from protocols.parsing import phrases
from protocols.parsing.lines import UNFINISHED, USUAL
from protocols.parsing.model import Warning_
from protocols.parsing.numbering import LOST

_WEB_ADDRESS = re.compile(r"<?(?:https?://|www\.)")


class Joining:
    def __init__(self, layout, warnings):
        self.layout, self.warnings = layout, warnings

    def continues(self, current, above, line, after):
        """`current` is the paragraph that the line may belong to, `above` the one before it."""
        if line.level or current.level:
            return self._same_heading(current, line)
        if _WEB_ADDRESS.match(line.plain):
            return True
        if line.gap or not self.layout.is_wrapped:
            return self._joined_over_gap(current, above, line)
        if phrases.starts_low(line.plain):
            return not phrases.leads_in(current.last)
        if phrases.leads_in(current.last):
            return False
        if phrases.closed(current.last):
            return not self._fits(current, line) and not self._sudden_heading(line, after)
        return self._wraps(current, above, line)

    def _fits(self, current, line, share=USUAL):
        return self.layout.fits(current.last, phrases.first_word(line.plain), share)

    def _same_heading(self, current, line):
        """A marked heading goes on in a second line that is marked like it."""
        cut = phrases.goes_on(current.last) or phrases.starts_low(line.plain)
        return cut and line.level == current.level and not (line.gap or line.page_top)

    def _wraps(self, current, above, line):
        capitals = phrases.in_capitals(line.plain), phrases.in_capitals(current.last)
        if phrases.goes_on(current.last) or (all(capitals) and current.label is not None):
            return True
        if current.is_short_heading and any(capitals) and not all(capitals):
            return False
        complete = line.page_top or current.is_short_heading or self._ends_without_stop(current, above)
        return not self._fits(current, line, USUAL if complete else UNFINISHED)

    def _ends_without_stop(self, current, above):
        """The item before this one has no full stop or semicolon either."""
        alike = above is not None and current.label and above.label and above.label.style == current.label.style
        return bool(alike) and not phrases.closed(above.last)

    def _sudden_heading(self, line, after):
        """A heading that no blank line sets off from the paragraph before."""
        short = after is not None and self.layout.fits(line.plain, phrases.first_word(after.plain))
        return short and phrases.could_be_heading(line.plain) and not phrases.starts_low(after.plain)

    def _joined_over_gap(self, current, above, line):
        """A sentence that a page break cut in two."""
        if phrases.closed(current.last) or phrases.in_capitals(current.last):
            return False
        if self.layout.is_wrapped and len(current.parts) == 1 and self._fits(current, line):
            return False
        if not self.layout.is_wrapped and (line.plain.endswith(";") or self._is_fragment(current, above)):
            return False
        cut = phrases.starts_low(line.plain) or (phrases.goes_on(current.last) and not current.is_short_heading)
        if cut:
            message = "Joined to the line above the gap, whose sentence is not finished"
            self.warnings.append(Warning_(line.number, message))
        return cut

    def _is_fragment(self, current, above):
        """An item without its bullet, below the line that announces the list."""
        announced = above is not None and (phrases.leads_in(above.last) or above.label is LOST)
        return current.label is None and announced and phrases.starts_low(current.last)
