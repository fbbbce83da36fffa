import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from '../../platform/root-route.ts'

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/attendances',
  component: lazyRouteComponent(() => import('./attendances.page.tsx'), 'AttendancesPage'),
})

const openRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/attendances/open',
  validateSearch: z.object({ incidentId: z.string() }),
  component: lazyRouteComponent(() => import('./open-attendance.page.tsx'), 'OpenAttendancePage'),
})

const recordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/attendances/$attendanceId',
  component: lazyRouteComponent(() => import('./attendance.page.tsx'), 'AttendancePage'),
})

const noticeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/attendances/$attendanceId/notice',
  validateSearch: z.object({ language: z.string().optional() }),
  component: lazyRouteComponent(() => import('./notice.page.tsx'), 'NoticePage'),
})

export const voluntaryAttendanceRoutes = [listRoute, openRoute, recordRoute, noticeRoute] as const
