from benchmarks.ground.settings import *  # noqa: F403
from benchmarks.ground.settings import MIDDLEWARE

MIDDLEWARE = ["benchmarks.ground.counting.Counting", *MIDDLEWARE]
