-- sign_rate
select count(*) filter (where not late), count(*) from clocked where clock = 'sign' and (late or not is_open);
-- in_time_rate
select count(*) filter (where not late), count(*) from clocked
where clock = 'resolve' and (late or not is_open)
  and matter not in (from gone) and matter not in (select matter from moves where transition = 'grant_exclusion');
-- response_rate
select count(*) filter (where matter in (select matter from clocked where clock = 'contact' and (late or not is_open) and not late)), count(*)
from newest where field = 'satisfaction'
  and matter not in (from gone) and matter not in (select matter from moves where transition = 'grant_exclusion');
-- resolution_rate
select sum(case text when '已解决' then 1.0 when '部分解决' then 0.5 else 0 end), count(*)
from newest where field = 'outcome'
  and matter not in (from gone) and matter not in (select matter from moves where transition = 'grant_exclusion');
-- satisfaction_rate
select sum(case text when '满意' then 1.0 when '基本满意' then 0.5 else 0 end), count(*)
from newest where field = 'satisfaction'
  and matter not in (from gone) and matter not in (select matter from moves where transition = 'grant_exclusion');
-- returned_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'decline')), count(distinct matter)
from moves where transition = 'assign';
-- redo_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'redo')), count(distinct matter)
from moves where transition = 'pass_audit' and matter not in (select matter from moves where transition = 'grant_exclusion');
