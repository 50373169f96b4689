"""`python -m wenxiao` is `wenxiao`."""

from wenxiao.cli import main

if __name__ == "__main__":
    main()
