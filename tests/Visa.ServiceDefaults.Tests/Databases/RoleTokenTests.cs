using System.Diagnostics;
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

    /// <summary>Both signers see the same second.</summary>
    [SkippableTheory]
    [InlineData(null)]
    [InlineData("a session/token+with=signs")]
    public async Task Create_IsSignedAsBotocoreSigns(string? session)
    {
        var script = $"""
            import botocore.session, datetime, sys
            import botocore.auth as auth
            at = datetime.datetime(2026, 11, 28, 12, 30, 15)
            if hasattr(auth, 'get_current_datetime'): auth.get_current_datetime = lambda *a, **k: at
            class Frozen(datetime.datetime):
                utcnow = classmethod(lambda cls: at)
            auth.datetime = type('m', (), dict(datetime=Frozen, timezone=datetime.timezone)) if hasattr(auth.datetime, 'datetime') else auth.datetime
            s = botocore.session.Session()
            s.set_credentials('AKID', 'secret', {(session is null ? "None" : $"'{session}'")})
            c = s.create_client('rds', region_name='eu-west-1')
            print(c.generate_db_auth_token('{Host}', 5432, 'orchestrator'))
            """;
        var botocore = await PythonAsync(script);
        Skip.If(botocore is null, "python3 with botocore is not installed.");

        var token = RoleToken.Create(Host, 5432, "orchestrator", "eu-west-1", new ImmutableCredentials("AKID", "secret", session), At);

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
