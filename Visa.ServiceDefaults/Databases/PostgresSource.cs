using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Npgsql;

namespace Visa.ServiceDefaults.Databases;

/// <summary>Opens PostgreSQL by a password of the connection string, or as the role of the task that this process runs as.</summary>
public static class PostgresSource
{
    /// <summary>A token is good for 15 minutes.</summary>
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan TokenRetry = TimeSpan.FromSeconds(5);

    /// <param name="connectionString">As Npgsql reads it; with <paramref name="usesTaskRole"/> it names host and user, and has no password.</param>
    /// <param name="usesTaskRole">Whether the user logs in with a token of the AWS credentials of this process; <c>AWS_REGION</c> says where the database is.</param>
    /// <exception cref="ArgumentException">The connection string cannot be read, or does not say what a token needs.</exception>
    public static NpgsqlDataSource Create(string connectionString, bool usesTaskRole, TimeProvider time)
    {
        var builder = new NpgsqlDataSourceBuilder(connectionString);
        if (usesTaskRole)
        {
            var settings = builder.ConnectionStringBuilder;
            if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Username) || !string.IsNullOrEmpty(settings.Password))
            {
                throw new ArgumentException("A database that is opened as the task's role needs Host and Username in its connection string, and no Password.", nameof(connectionString));
            }

            builder.UsePeriodicPasswordProvider((login, token) => TokenAsync(login, time, token), TokenLife, TokenRetry);
        }

        return builder.Build();
    }

    private static async ValueTask<string> TokenAsync(NpgsqlConnectionStringBuilder login, TimeProvider time, CancellationToken cancellationToken)
    {
        var region = FallbackRegionFactory.GetRegionEndpoint() ?? throw new InvalidOperationException("Set AWS_REGION to the region of the database.");
        var credentials = await DefaultAWSCredentialsIdentityResolver.GetCredentialsAsync(null).WaitAsync(cancellationToken);
        return RoleToken.Create(login.Host!, login.Port, login.Username!, region.SystemName, await credentials.GetCredentialsAsync().WaitAsync(cancellationToken), time.GetUtcNow());
    }
}
