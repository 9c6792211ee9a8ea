using Bot.Content;
using Bot.Messaging;
using Bot.Staff.Web;

namespace Bot.Staff.Composing;

/// <summary>The fields of what is written here.</summary>
internal static class WrittenFields
{
    public static Html Of(Visit visit, WrittenContent written)
    {
        var t = visit.T;
        return Html.Of($"""
            <fieldset><legend>{t["compose.write"]}</legend>
            <label for="topic">{t["compose.topic"]}</label><select id="topic" name="topic"><option value="">{t["compose.topic-none"]}</option>{Html.Each(visit.Catalog.Topics.Values.Where(x => visit.Member.LooksAfter(x.Id)), x => Html.Of($"""
            <option value="{x.Id}"{Html.If(x.Id == written.Topic, $" selected")}>{x.Names.In(visit.Locale)}</option>
            """))}</select>
            {Line("title", written.Title, WrittenContent.MaxShort)}{Line("summary", written.Summary, WrittenContent.MaxShort)}
            <label for="body">{t["compose.body"]} <small>{t["compose.body-hint"]}</small></label><textarea id="body" name="body" maxlength="{WrittenContent.MaxBody}">{written.Body}</textarea>
            {Line("source-publisher", written.SourcePublisher, WrittenContent.MaxShort)}{Line("source-title", written.SourceTitle, WrittenContent.MaxShort)}{Line("source-url", written.SourceUrl, WrittenContent.MaxUrl)}
            <p class="soft">{t["compose.source-hint"]}</p></fieldset>
            """);

        Html Line(string name, string value, int max) => Html.Of($"""
            <label for="{name}">{t["compose." + name]}</label><input id="{name}" name="{name}" value="{value}" maxlength="{max}">
            """);
    }

    public static WrittenContent Read(Visit visit)
    {
        return new()
        {
            Topic = visit.Catalog.Topics.ContainsKey(visit.Field("topic")) ? visit.Field("topic") : "",
            Title = Cut("title", WrittenContent.MaxShort),
            Summary = Cut("summary", WrittenContent.MaxShort),
            Body = Cut("body", WrittenContent.MaxBody),
            SourceTitle = Cut("source-title", WrittenContent.MaxShort),
            SourcePublisher = Cut("source-publisher", WrittenContent.MaxShort),
            SourceUrl = Cut("source-url", WrittenContent.MaxUrl),
        };

        string Cut(string field, int max) => visit.Field(field).ReplaceLineEndings("\n").CutTo(max);
    }
}
