import type { configErrorsEn } from '../en/config-errors.ts';
import { giveawayRu } from './giveaway.ts';

const wanted = { numbers: 'числа', categories: 'категории' };

export const configErrorsRu: typeof configErrorsEn = {
  E_CONFIG: ({ path, ...p }) => {
    const say = (what: string, hint: string) => [`${path}: ${what}`, hint] as const;
    switch (p.kind) {
      case 'field':
        return say(
          `${p.problem.ru}${p.nMore > 0 ? ` (и ещё замечаний: ${p.nMore})` : ''}`,
          'все поля показывает «clientele schema study»',
        );
      case 'yaml':
        return [p.message, 'исправьте YAML'];
      case 'same-name':
        return say(`два столбца названы «${p.name}»`, 'переименуйте один из них');
      case 'no-feature':
        return say('нет столбца для кластеризации', 'дайте одному из них роль feature');
      case 'two-outcomes':
        return say('указано два исхода', 'дайте одному из них роль profile');
      case 'k-order':
        return say('kFrom должно быть не больше kTo', 'поменяйте их местами');
      case 'not-clusterable':
        return say(`столбец типа ${p.type} не годится для кластеризации`, 'дайте ему другую роль');
      case 'no-source':
        return say(
          `нет столбца «${p.from}», из которого его строить`,
          'назовите столбец, который остаётся в таблице',
        );
      case 'no-column':
        return say(`нет столбца «${p.name}»`, 'назовите один из «columns»');
      case 'source-kind':
        return p.wanted === 'either'
          ? say(`в «${p.from}» нет ни чисел, ни категорий`, 'постройте его из другого столбца')
          : say(`в столбце «${p.from}» должны быть ${wanted[p.wanted]}`, 'постройте его из другого столбца');
      case 'outside-sweep':
        return say(
          `k должно лежать в пределах перебора, от ${p.kFrom} до ${p.kTo}`,
          'расширьте перебор или сузьте выбор',
        );
      case 'not-a-feature':
        return say(`«${p.name}» не признак`, `выберите из: ${p.features.join(', ')}`);
      case 'leak':
      case 'calendar':
        return say(
          `«${p.name}» не может задавать сегменты: ${giveawayRu(p)}`,
          `выберите другие столбцы или укажите причину в ${p.allowAt}`,
        );
      case 'no-imputation':
        return say(`«${p.name}» нет среди способов заполнения`, 'добавьте его в imputations');
      case 'no-pipeline':
        return say(`${p.name} нет среди конвейеров`, 'добавьте его в pipelines');
    }
  },
};
