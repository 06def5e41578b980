namespace Visa.Scoring.Feedback;

internal static class FeedbackRegistration
{
    public static void AddFeedback(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FeedbackSignal>();
        builder.Services.AddHostedService<FeedbackSender>();
    }
}
