/** Fields of a resident that can be changed. */
export type ResidentField =
  | 'NAME'
  | 'ID_TYPE'
  | 'ID_NUMBER'
  | 'SEX'
  | 'BIRTH_DATE'
  | 'ETHNICITY'
  | 'PHONE'
  | 'RESIDENCY'
  | 'EDUCATION'
  | 'MARITAL_STATUS'
  | 'POLITICAL_STATUS'
  | 'OCCUPATION'
  | 'WORKPLACE'
  | 'REGISTERED_ADDRESS'
  | 'EMERGENCY_NAME'
  | 'EMERGENCY_PHONE'
  | 'ARRIVAL_DATE';
