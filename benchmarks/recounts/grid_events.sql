-- closed_in_time_rate
select count(*) filter (where stage in ('evaluating', 'closed') and not late), count(*)
from clocked join matters using (matter)
where clock = 'handle' and (late or not is_open) and stage <> 'deferred' and matter not in (from gone);
-- closed_rate
select count(*) filter (where stage in ('evaluating', 'closed')), count(*)
from clocked join matters using (matter)
where clock = 'handle' and (late or not is_open) and stage <> 'deferred' and matter not in (from gone);
-- urgent_closed_in_time_rate
select count(*) filter (where stage in ('evaluating', 'closed') and not late), count(*)
from clocked join matters using (matter) join newest using (matter)
where clock = 'handle' and (late or not is_open) and field = 'urgency' and text = '紧急'
  and stage <> 'deferred' and matter not in (from gone);
-- failed_check_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'fail')), count(distinct matter)
from moves where transition = 'finish' and matter not in (from gone);
-- declined_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'decline')), count(distinct matter)
from moves where transition = 'dispatch';
-- solved_on_spot_rate
select count(*) filter (
    where matter in (select matter from moves where transition = 'solve_on_spot')
      and matter not in (select matter from moves where transition = 'spot_check_failed')), count(*)
from matters where stage_end is not null and matter not in (from gone);
