using Microsoft.Extensions.DependencyInjection.Extensions;
using Visa.LocalAws.DynamoDb.Expiry;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb;

internal static class DynamoDbServiceCollectionExtensions
{
    public static IServiceCollection AddDynamoDb(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<DynamoDbOptions>().BindConfiguration(DynamoDbOptions.SectionName).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<Database>();
        services.AddHostedService<ExpirySweep>();
        services.AddSingleton<IAwsJsonService, DynamoDbService>();
        return services;
    }
}
