from protocols.models.adoption import Adoption, Review
from protocols.models.carriers import Basis, RuleClause
from protocols.models.text import Clause, Protocol, Section, Version

__all__ = ["Adoption", "Basis", "Clause", "Protocol", "Review", "RuleClause", "Section", "Version"]
