using System.Net;
using System.Text;
using Bot.Staff.Members;
using Bot.Subscribers;
using Bot.Tests.Builders;
using Bot.Tests.Fakes;
using Bot.Tests.Fakes.Staff;

namespace Bot.Tests.Staff;

/// <summary>Forms that no page of ours has sent, and files that are no lists.</summary>
public sealed class HostileForms : IAsyncLifetime
{
    private readonly ContentFolder content = new ContentFolder().Tip("one");
    private BotUnderTest bot = null!;
    private StaffVisitor admin = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await BotUnderTest.StartAsync(content);
        admin = await StaffVisitor.JoinAsync(bot, Role.Admin);
    }

    public async ValueTask DisposeAsync()
    {
        admin.Dispose();
        await bot.DisposeAsync();
        content.Dispose();
    }

    [Fact]
    public async Task A_form_from_elsewhere_or_with_anothers_token_changes_nothing()
    {
        using var other = await StaffVisitor.JoinAsync(bot, Role.Admin, "Other");
        string[] tokens = ["", "0", await other.FormTokenAsync()];
        foreach (var token in tokens)
        {
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("form-token", token), KeyValuePair.Create("role", "Admin")]);
            (await admin.PostAsync("/staff/staff/invite", form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        (await admin.PostAsync("/staff/staff/invite", json)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await bot.Get<Invites>().ListOpenAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task What_a_browser_says_comes_from_elsewhere_is_refused_even_with_the_right_token(string site)
    {
        var token = await admin.FormTokenAsync();
        admin.Headers.Add("Sec-Fetch-Site", site);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("form-token", token), KeyValuePair.Create("role", "Admin")]);

        (await admin.PostAsync("/staff/staff/invite", form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await bot.Get<Invites>().ListOpenAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7")]
    [InlineData("application/x-www-form-urlencoded; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded; charset=\"nothing\"")]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=")]
    public async Task A_form_in_an_encoding_of_its_own_is_refused_in_words(string type)
    {
        using var stranger = StaffVisitor.Stranger(bot);
        using var form = new ByteArrayContent("form-token=x"u8.ToArray());
        form.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await stranger.PostAsync("/staff/sign-in", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    [Theory]
    [InlineData("/staff/sign-in", HttpStatusCode.BadRequest)]
    [InlineData("/staff/compose", HttpStatusCode.SeeOther)]
    public async Task A_form_cut_off_in_the_middle_is_refused_in_words(string path, HttpStatusCode status)
    {
        using var stranger = StaffVisitor.Stranger(bot);
        using var form = new ByteArrayContent("--b\r\nContent-Disposition: form-data; name=\"form-token\"\r\n\r\nx"u8.ToArray());
        form.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");

        using var answer = await stranger.PostAsync(path, form);

        answer.StatusCode.ShouldBe(status);
    }

    [Theory]
    [InlineData("same-origin", HttpStatusCode.Unauthorized)]
    [InlineData("cross-site", HttpStatusCode.SeeOther)] // the same host without encryption
    public async Task Only_what_our_own_page_has_sent_is_kept_for_who_is_signed_out(string site, HttpStatusCode status)
    {
        using var stranger = StaffVisitor.Stranger(bot);
        stranger.Headers.Add("Origin", bot.Address.GetLeftPart(UriPartial.Authority));
        stranger.Headers.Add("Sec-Fetch-Site", site);

        using var answer = await stranger.PostAsync("/staff/staff/invite", ("role", "Admin"));

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Contains("name=\"kept.role\" value=\"Admin\"", StringComparison.Ordinal).ShouldBe(status == HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/staff/me/password")]
    [InlineData("/staff/Me/password")]
    public async Task A_password_stands_on_no_page(string path)
    {
        using var stranger = StaffVisitor.Stranger(bot);
        stranger.Headers.Add("Origin", bot.Address.GetLeftPart(UriPartial.Authority));

        using var answer = await stranger.PostAsync(path, ("old", StaffVisitor.Password));

        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain(StaffVisitor.Password);
    }

    [Fact]
    public async Task What_is_sent_again_without_its_token_is_shown_again_and_a_list_of_megabytes_is_not()
    {
        admin.Headers.Add("Origin", bot.Address.GetLeftPart(UriPartial.Authority));
        using var small = new FormUrlEncodedContent([KeyValuePair.Create("form-token", "old"), KeyValuePair.Create("role", "Viewer")]);
        using var shown = await admin.PostAsync("/staff/staff/invite", small);
        (await shown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("name=\"role\" value=\"Viewer\"");

        using var large = new MultipartFormDataContent { { new StringContent(new string('\'', 3_000_000)), "list" } };
        using var refused = await admin.PostAsync("/staff/subscribers/import", large);

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Length.ShouldBeLessThan(10_000);
    }

    [Fact]
    public async Task A_name_cannot_turn_around_what_stands_behind_it()
    {
        var person = await bot.Get<ISubscriberStore>().SaveAsync(new() { Address = new("webchat", "a"), Name = "abc\u202Egnp.exe\u2067x", Locale = "en", Status = SubscriberStatus.Active });
        foreach (var path in new[] { "/staff/subscribers", $"/staff/subscribers/{person.Id}" })
        {
            var page = await admin.PageAsync(path);
            page.ShouldContain("abcgnp.exex");
            page.ShouldNotContain("\u202E");
        }
    }

    [Fact]
    public async Task What_is_too_large_is_refused_before_it_is_read()
    {
        (await admin.PostAsync("/staff/me/locale", ("locale", new string('x', 200_000)))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        try
        {
            using var bomb = await UploadAsync(new byte[17 * 1024 * 1024]);
            bomb.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        }
        catch (HttpRequestException)
        {
            // The server has hung up before it was sent to the end.
        }

        (await admin.GetAsync("/staff")).StatusCode.ShouldBe(HttpStatusCode.OK, "the console goes on");
    }

    [Fact]
    public async Task A_list_is_shown_before_it_is_taken_and_each_refused_row_says_why()
    {
        using var preview = await UploadAsync(Encoding.UTF8.GetBytes("channel,address,name\nwebchat,abc,<script>alert(1)</script>\nfax,1,x\n<b>,2,x\n"));
        var page = await preview.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("fax");
        page.ShouldContain("&lt;b&gt;");
        page.ShouldNotContain("<b>'");
        (await bot.Get<ISubscriberStore>().PageAsync(0, 10)).ShouldBeEmpty();

        var list = System.Text.RegularExpressions.Regex.Match(page, "name=\"list\" value=\"([^\"]+)\"").Groups[1].Value;
        using var other = await StaffVisitor.JoinAsync(bot, Role.Admin, "Other");
        (await other.PostAsync("/staff/subscribers/import/now", ("list", list))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, "it is another's");
        await admin.DoAsync("/staff/subscribers/import/now", ("list", list));

        var person = (await bot.Get<ISubscriberStore>().PageAsync(0, 10)).ShouldHaveSingleItem();
        foreach (var path in new[] { "/staff/subscribers", $"/staff/subscribers/{person.Id}", $"/staff/subscribers/{person.Id}/delete", "/staff/subscribers?search=%22%3E%3Cscript%3Ealert(1)%3C/script%3E" })
        {
            using var answer = await admin.GetAsync(path);
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<script>alert");
        }

        await admin.DoAsync($"/staff/subscribers/{person.Id}/delete");
        (await bot.Get<ISubscriberStore>().PageAsync(0, 10)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("not a list at all")]
    [InlineData("PK\u0003\u0004 a zip")]
    [InlineData("channel,address\n\"never closed\n")]
    public async Task What_is_no_list_is_refused_in_words(string text)
    {
        using var preview = await UploadAsync(Encoding.UTF8.GetBytes(text));
        preview.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await preview.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("name=\"list\"");
    }

    [Fact]
    public async Task Who_looks_after_a_region_sees_nobody_from_elsewhere()
    {
        await bot.Get<ISubscriberStore>().SaveAsync(new() { Address = new("webchat", "a"), Name = "Near", Locale = "en", Region = "371324", Status = SubscriberStatus.Active });
        var far = await bot.Get<ISubscriberStore>().SaveAsync(new() { Address = new("webchat", "b"), Name = "Faraway", Locale = "en", Region = "41", Status = SubscriberStatus.Active });
        using var county = await StaffVisitor.JoinAsync(bot, Role.Admin, "County", regions: ["371324"]);

        var page = await county.PageAsync("/staff/subscribers");
        page.ShouldContain("Near");
        page.ShouldNotContain("Faraway");
        (await county.GetAsync($"/staff/subscribers/{far.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await county.PostAsync($"/staff/subscribers/{far.Id}/delete")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await county.GetAsync("/staff/subscribers.csv")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_word_that_is_wrong_in_many_rows_is_refused_in_one_sentence_with_their_numbers()
    {
        var rows = Enumerable.Range(1, 12).Select(i => $"fax,{i},x").Append("webchat,,nobody");

        using var preview = await UploadAsync(Encoding.UTF8.GetBytes($"channel,address,name\n{string.Join('\n', rows)}\n"));
        var page = WebUtility.HtmlDecode(await preview.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        page.Split("fax").Length.ShouldBe(2);
        page.ShouldContain(">12</td>");
        page.ShouldContain(">2, 3, 4, 5, 6, 7, 8, 9, 10, 11…</td>");
        page.ShouldContain(">14</td>");
    }

    private async Task<HttpResponseMessage> UploadAsync(byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await admin.FormTokenAsync()), "form-token" }, { new ByteArrayContent(bytes), "file", "list.csv" } };
        return await admin.PostAsync("/staff/subscribers/import", form);
    }
}
