"""What was erased is never unsaid: the database refuses to change the list of destroyed keys."""

from councils.protection import Guard

GUARDS = [Guard("grievances_destroyedkey", "The list of destroyed keys cannot be changed.")]
