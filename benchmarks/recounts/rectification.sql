-- closed_rate
select count(*) filter (where stage = 'closed'), count(*) from matters
where matter in (select matter from moves where transition = 'list') and matter not in (from gone);
-- in_time_rate
select count(*) filter (where not late), count(*) from clocked
where clock = 'rectify' and (late or not is_open) and matter not in (from gone);
-- first_pass_rate
select count(distinct matter) filter (where matter not in (select matter from moves where transition = 'fail')), count(distinct matter)
from moves where transition = 'accept';
-- refused_rate
select count(distinct matter) filter (where transition = 'refuse_above'), count(distinct matter)
from moves where transition in ('refuse_above', 'confirm_above');
-- relapse_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'relapse')), count(distinct matter)
from moves where transition in ('publish', 'close_unpublished', 'accept_in_part');
