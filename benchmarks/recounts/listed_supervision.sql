-- delisted_rate
select count(*) filter (where stage = 'delisted'), count(*) from matters
where matter in (select matter from moves where transition = 'post') and matter not in (from gone);
-- in_time_rate
select count(*) filter (where not late), count(*) from clocked
where clock = 'rectify' and (late or not is_open) and matter not in (from gone);
-- first_pass_rate
select count(distinct matter) filter (where matter not in (select matter from moves where transition = 'fail')), count(distinct matter)
from moves where transition in ('pass', 'fail');
-- accepted_in_time_rate
select count(*) filter (where not late), count(*) from clocked where clock = 'accept' and (late or not is_open);
-- relapse_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'relist')), count(distinct matter)
from moves where transition = 'delist';
