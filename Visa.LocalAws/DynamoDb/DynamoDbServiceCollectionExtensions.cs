using Microsoft.Extensions.DependencyInjection.Extensions;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb;

internal static class DynamoDbServiceCollectionExtensions
{
    public static IServiceCollection AddDynamoDb(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Database>();
        services.AddSingleton<IAwsJsonService, DynamoDbService>();
        return services;
    }
}
