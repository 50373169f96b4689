"""The desk's settings for the tests: each process keeps its data in a folder of its own, which ends with it.

Passwords are hashed by a fast method here; a desk that is served by a test hashes them as everywhere.
"""

import atexit
import os
from shutil import rmtree
from tempfile import mkdtemp

os.environ["WENXIAO_DATA"] = mkdtemp(prefix="wenxiao-tests-")
atexit.register(rmtree, os.environ["WENXIAO_DATA"], ignore_errors=True)

from wenxiao_web.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
