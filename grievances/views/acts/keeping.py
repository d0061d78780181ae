"""Acts that decide how long a case is kept."""

from grievances.forms.running import WhyForm
from grievances.views.acts.act import Act

ACTS = {"hold": Act(WhyForm), "lift-hold": Act(WhyForm)}
