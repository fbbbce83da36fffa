export const intelligenceRoutes = [] as const
