/** The addresses of the administration pages. */
export const adminPaths = {
  people: () => '/admin',
  person: (userId: string) => `/admin/people/${userId}`,
  roles: () => '/admin/roles',
  groups: () => '/admin/groups',
  group: (groupId: string) => `/admin/groups/${groupId}`,
  hrList: () => '/admin/hr-list',
  codeLists: () => '/admin/code-lists',
  codeList: (list: string) => `/admin/code-lists/${list}`,
  riskTools: () => '/admin/risk-tools',
  riskTool: (tool: string) => `/admin/risk-tools/${tool}`,
  records: () => '/admin/records',
  record: (recordId: string) => `/admin/records/${recordId}`,
} as const
