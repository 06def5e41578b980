namespace Visa.LocalAws.Sts;

internal static class StsServiceCollectionExtensions
{
    public static IServiceCollection AddSts(this IServiceCollection services) => services.AddSingleton<StsHandler>();
}
