-- in_time_rate
select count(*) filter (where not late), count(*) from clocked
where clock = 'resolve' and (late or not is_open) and matter not in (from gone);
-- feedback_rate
select count(*) filter (where not late), count(*) from clocked
where clock = 'feedback' and (late or not is_open) and matter not in (from gone);
-- returned_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition in ('return_answer', 'instruct_again'))),
  count(distinct matter)
from moves where transition = 'answer' and matter not in (from gone);
-- declined_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'decline')), count(distinct matter)
from moves where transition = 'approve';
