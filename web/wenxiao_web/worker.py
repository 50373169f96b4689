"""The worker process: `python -m wenxiao_web.worker` works the queue off until it is told to stop."""

import os


def main() -> None:
    """Run the consumer; a full round is done first, so that nothing waits for the first minute."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_web.settings")
    import django

    django.setup()
    from wenxiao_web.tasks import every_minute, huey

    every_minute.call_local()
    consumer = huey.create_consumer(workers=1, periodic=True, initial_delay=0.1, max_delay=1.0)
    consumer.run()


if __name__ == "__main__":
    main()
