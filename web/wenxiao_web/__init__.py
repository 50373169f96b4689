"""The desk: a thin Django project over the `wenxiao` library.

Each app holds models, actions (writes), queries (reads), forms, views, urls and templates; `clock.now` is the one
place that reads a clock.
"""
