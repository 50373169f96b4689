-- signed_in_time_rate
select count(*) filter (where not late), count(*) from clocked
where clock = 'sign' and (late or not is_open) and matter not in (from gone);
-- in_time_rate
select count(*) filter (where not late), count(*) from clocked
where clock = 'resolve' and (late or not is_open) and matter not in (from gone);
-- solved_rate
select count(*) filter (where text = '已解决'), count(*) from newest where field = 'solved' and matter not in (from gone);
-- satisfied_rate
select count(*) filter (where text in ('满意', '基本满意')), count(*) from newest where field = 'satisfaction' and matter not in (from gone);
-- redone_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'redo')), count(distinct matter)
from moves where transition = 'answer' and matter not in (from gone);
-- fulfilled_rate
select count(*) filter (where stage = 'fulfilled'), count(*) from matters
where matter in (select matter from moves where transition in ('confirm_promise', 'follow_promise'))
  and (stage_end is not null or matter in (select matter from moves where transition = 'find_breach'))
  and stage_end is distinct from 'merged';
-- paid_share
select sum(coalesce(paid.amount, 0)), sum(promised.amount)
from newest as promised left join newest as paid on paid.matter = promised.matter and paid.field = 'paid'
where promised.field = 'amount';
