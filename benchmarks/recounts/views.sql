-- What every recount reads. matters, moves, entries, laps are raw: what stands, what was done, what was filled in, when
-- each lap turns red and was done. asked holds the one moment of the question.
create view newest as
  select matter, field, arg_max(text, number) as text, arg_max(amount, number) as amount
  from entries group by matter, field;
create view clocked as
  select matter, clock,
    bool_or(case when done_at is null then coalesce(red_at <= asked_at, false) else coalesce(done_at > red_at, false) end) as late,
    bool_or(done_at is null) as is_open
  from laps, asked group by matter, clock;
create view gone as
  select matter from matters where stage_end in ('merged', 'withdrawn', 'handed_over', 'normalised');
