using Visa.ServiceDefaults.Databases;

namespace Visa.ServiceDefaults.Tests.Databases;

public sealed class PostgresSourceTests
{
    [Theory]
    [InlineData("Username=visa")]
    [InlineData("Host=db")]
    [InlineData("Host=db;Username=visa;Password=secret")]
    public void Create_AsTheTasksRole_RefusesWhatATokenCannotBeMadeOf(string connectionString)
    {
        var refusal = Assert.Throws<ArgumentException>(() => PostgresSource.Create(connectionString, usesTaskRole: true, TimeProvider.System));

        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }
}
