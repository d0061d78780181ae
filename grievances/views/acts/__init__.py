"""{name of the step: Act}: what each row of the table of steps asks and does."""

from grievances.views.acts import conduct, formal, informal, keeping, running

ACTS = running.ACTS | informal.ACTS | formal.ACTS | conduct.ACTS | keeping.ACTS
