-- replied_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'send_reply')), count(distinct matter)
from moves where transition = 'assign' and matter not in (from gone);
-- replied_in_time_rate
select count(*) filter (where not late), count(*) from clocked
where clock = 'answer' and (late or not is_open) and matter not in (from gone);
-- settled_rate
select count(*) filter (where stage = 'done'), count(*) from matters
where matter in (select matter from moves where transition = 'assign') and matter not in (from gone);
-- satisfied_rate
select count(*) filter (where text in ('满意', '基本满意')), count(*) from newest where field = 'satisfaction' and matter not in (from gone);
-- contacted_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'contact')), count(distinct matter)
from moves where transition = 'draft_reply' and matter not in (from gone);
-- kept_rate
select count(*) filter (where stage = 'done'), count(*) from matters
where matter in (select matter from moves where transition = 'track') and matter not in (from gone);
