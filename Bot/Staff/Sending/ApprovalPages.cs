using Bot.Staff.Members;
using Bot.Staff.Web;

namespace Bot.Staff.Sending;

/// <summary>The buttons of a second person.</summary>
internal static class ApprovalPages
{
    public static void Map(StaffRoutes routes)
    {
        routes.Act("/broadcasts/{id:long}/approve", Role.Reviewer, async (long id, Visit visit, Deciding deciding) =>
            visit.Answer(await deciding.ApproveAsync(id, visit), _ => visit.Go($"/broadcasts/{id}", "approved")));
        routes.Act("/broadcasts/{id:long}/return", Role.Reviewer, async (long id, Visit visit, Deciding deciding) =>
            visit.Answer(await deciding.ReturnAsync(id, visit, visit.Field("remark")), _ => visit.Go($"/broadcasts/{id}", "returned")));
    }
}
