using System.Globalization;

namespace Bot.Staff.Web;

/// <summary>Times as they are filled in, local. Pure.</summary>
internal static class LocalTime
{
    /// <summary>As browsers send a time, and want it.</summary>
    public const string Form = "yyyy-MM-dd'T'HH:mm";

    /// <summary>Years from now beyond which nobody means a time.</summary>
    public const int Years = 2;

    /// <summary>As browsers send a time, and as people write one where the browser does not help them.</summary>
    private static readonly string[] Forms = [Form, "yyyy-MM-dd'T'HH:mm:ss", "yyyy-M-d H:mm", "yyyy-M-d H：mm", "yyyy年M月d日 H:mm"];

    /// <summary>A time that was filled in; null when it is none, or far from today.</summary>
    public static DateTime? Read(string text, DateOnly today) =>
        DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && IsNear(time, today) ? time : null;

    public static bool IsNear(DateTime time, DateOnly today) => Math.Abs(time.Year - today.Year) <= Years;
}
