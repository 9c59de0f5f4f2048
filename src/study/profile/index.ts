// making it
export { profileTable } from './profile-table.ts';
export { type ProfileTable, readProfileTable } from './read-profile-table.ts';
export { profileJson } from './profile-stage.ts';
// what it says
export { profileLines } from './profile-lines.ts';
export { strengthOf } from './associations.ts';
export type {
  AlertCode,
  Association,
  ColumnProfile,
  GroupName,
  ProfileAlert,
  ProfileText,
  TableProfile,
} from './table-profile.ts';
