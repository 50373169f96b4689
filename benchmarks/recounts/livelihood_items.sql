-- elected_share
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'elect')), count(distinct matter)
from moves where transition = 'submit';
-- done_rate
select count(*) filter (where stage in ('done', 'done_in_part')), count(*) from matters
where matter in (select matter from moves where transition = 'elect') and stage_end is distinct from 'merged';
-- invested_share
select sum(coalesce(invested.amount, 0)), sum(planned.amount)
from newest as planned left join newest as invested on invested.matter = planned.matter and invested.field = 'invested'
where planned.field = 'planned_investment';
-- satisfied_share
select sum(satisfied.amount + basically.amount), sum(satisfied.amount + basically.amount + dissatisfied.amount)
from newest as satisfied, newest as basically, newest as dissatisfied
where satisfied.field = 'satisfied' and basically.field = 'basically_satisfied' and dissatisfied.field = 'dissatisfied'
  and basically.matter = satisfied.matter and dissatisfied.matter = satisfied.matter;
-- corrected_rate
select count(distinct matter) filter (where matter in (select matter from moves where transition = 'find_problem')), count(distinct matter)
from moves where transition = 'elect';
