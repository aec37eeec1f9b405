import { type Attribute, attributes } from '../../data/faces.ts'
import { useWords } from '../../i18n/language.tsx'
import { Select } from '../../ui/Select.tsx'
import { type GroupName, groupNames } from './difference-fields.ts'
import styles from './GroupTable.module.css'
import { type Group, type Membership, memberships } from './groups.ts'
import { chapterWords } from './words.ts'

interface GroupTableProps {
  readonly groups: Readonly<Record<GroupName, Group>>
  /** Faces that there were in each group; absent while unknown. */
  readonly counts: readonly number[] | undefined
  readonly onChange: (group: GroupName, attribute: Attribute, membership: Membership) => void
}

/** Who belongs to the two groups: for each attribute, faces with it, without it, or both. */
export function GroupTable({ groups, counts, onChange }: GroupTableProps) {
  const say = useWords(chapterWords)
  return (
    <table className={styles.groups}>
      <thead>
        <tr>
          <td />
          {groupNames.map((name, i) => (
            <th key={name} scope="col">
              {say(`group-${name}`)}
              <span className={styles.count}>{counts ? say('members', { count: counts[i]! }) : ''}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {attributes.map((attribute) => (
          <tr key={attribute}>
            <th scope="row">{say(`attribute-${attribute}`)}</th>
            {groupNames.map((name) => (
              <td key={name}>
                <Select
                  label={`${say(`group-${name}`)}: ${say(`attribute-${attribute}`)}`}
                  hideLabel
                  value={groups[name][attribute]}
                  options={memberships.map((value) => ({ value, text: say(`member-${value}`) }))}
                  onChange={(membership) => onChange(name, attribute, membership)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
