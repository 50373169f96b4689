-- signed_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'sign_contract')), count(distinct matter)
from moves where transition = 'finish_study' and matter not in (select matter from matters where stage = 'merged');
-- started_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'verify_start')), count(distinct matter)
from moves where transition in ('sign_contract', 'register_directly') and matter not in (select matter from matters where stage = 'merged');
-- produced_rate
select count(distinct matter)
    filter (where matter in (select matter from moves where transition in ('go_into_production', 'produce_in_part'))),
  count(distinct matter)
from moves where transition = 'verify_start' and matter not in (select matter from matters where stage = 'merged');
-- invested_rate
select sum(coalesce(invested.amount, 0)), sum(planned.amount)
from newest as planned left join newest as invested on invested.matter = planned.matter and invested.field = 'invested'
where planned.field = 'planned' and planned.matter not in (from gone);
-- landing_in_time_rate
select count(*) filter (where not late), count(*) from clocked
where clock = 'landing' and (late or not is_open) and matter not in (from gone);
