export const safeguardingRoutes = [] as const
