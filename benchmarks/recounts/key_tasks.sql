-- in_time_rate
select count(*) filter (where not late), count(*) from clocked
where clock = 'resolve' and (late or not is_open) and matter not in (from gone);
-- returned_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'send_back')), count(distinct matter)
from moves where transition = 'claim_done' and matter not in (from gone);
