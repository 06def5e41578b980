using System.Diagnostics;
using System.Globalization;
using System.Web;
using Amazon.Runtime;
using Visa.ServiceDefaults.Databases;

namespace Visa.ServiceDefaults.Tests.Databases;

public sealed class RoleTokenTests
{
    private const string Host = "visa-dev.cluster-abc.eu-west-1.rds.amazonaws.com";

    private static readonly DateTimeOffset At = new(2026, 11, 28, 12, 30, 15, TimeSpan.Zero);

    [Fact]
    public void Create_NamesHostUserAndQuarterOfAnHour()
    {
        var token = RoleToken.Create(Host, 5432, "orchestrator", "eu-west-1", new ImmutableCredentials("AKID", "secret", null), At);

        Assert.StartsWith($"{Host}:5432/?", token, StringComparison.Ordinal);
        var query = HttpUtility.ParseQueryString(token[token.IndexOf('?')..]);
        Assert.Equal(("connect", "orchestrator", "900", "20261128T123015Z"), (query["Action"], query["DBUser"], query["X-Amz-Expires"], query["X-Amz-Date"]));
        Assert.Equal("AKID/20261128/eu-west-1/rds-db/aws4_request", query["X-Amz-Credential"]);
    }

    /// <summary>Ours is made for the second in which botocore made its own.</summary>
    [SkippableTheory]
    [InlineData(null)]
    [InlineData("a session/token+with=signs")]
    public async Task Create_IsSignedAsBotocoreSigns(string? session)
    {
        var botocore = await PythonAsync($"""
            import botocore.session
            s = botocore.session.Session()
            s.set_credentials('AKID', 'secret', {(session is null ? "None" : $"'{session}'")})
            print(s.create_client('rds', region_name='eu-west-1').generate_db_auth_token('{Host}', 5432, 'orchestrator'))
            """);
        Skip.If(botocore is null, "python3 with botocore is not installed.");
        var at = DateTimeOffset.ParseExact(
            HttpUtility.ParseQueryString(botocore[botocore.IndexOf('?')..])["X-Amz-Date"]!, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

        var token = RoleToken.Create(Host, 5432, "orchestrator", "eu-west-1", new ImmutableCredentials("AKID", "secret", session), at);

        Assert.Equal(Sorted(botocore), Sorted(token));
    }

    private static IEnumerable<(string?, string?)> Sorted(string token)
    {
        var query = HttpUtility.ParseQueryString(token[token.IndexOf('?')..]);
        return query.AllKeys.Select(key => (key, query[key])).Order();
    }

    private static async Task<string?> PythonAsync(string script)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var (output, error) = (await python.StandardOutput.ReadToEndAsync(), await python.StandardError.ReadToEndAsync());
            await python.WaitForExitAsync();
            if (error.Contains("No module named", StringComparison.Ordinal))
            {
                return null;
            }

            return python.ExitCode == 0 ? output.Trim() : throw new InvalidOperationException(error);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
