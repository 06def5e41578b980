using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Sts;

public sealed class StsHandlerTests(StoresFixture fixture) : IClassFixture<StoresFixture>
{
    [Fact]
    public async Task GetCallerIdentity_AnyCredentials_NamesTheLocalAccount()
    {
        var identity = await fixture.Host.Sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());

        Assert.Equal("000000000000", identity.Account);
        Assert.Equal("arn:aws:iam::000000000000:user/localaws", identity.Arn);
    }

    [Fact]
    public async Task AssumeRole_NotOffered_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(
            () => fixture.Host.Sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = "arn:aws:iam::000000000000:role/r", RoleSessionName = "session" }));

        Assert.Equal("InvalidAction", refusal.ErrorCode);
    }

    [Fact]
    public async Task Form_LargerThanAnyCall_IsRefusedInWords()
    {
        using var http = new HttpClient();
        using var form = new ByteArrayContent(new byte[33 * 1024 * 1024]);
        form.Headers.TryAddWithoutValidation("Content-Type", "application/x-www-form-urlencoded");
        using var request = new HttpRequestMessage(HttpMethod.Post, fixture.Host.Url) { Content = form };
        request.Headers.ExpectContinue = true;

        using var response = await http.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Contains("<Code>RequestEntityTooLargeException</Code>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
