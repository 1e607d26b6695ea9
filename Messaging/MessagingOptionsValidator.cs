using Messaging.Broker;
using Messaging.Consuming;
using Microsoft.Extensions.Options;

namespace Messaging;

/// <summary>Checks the settings at start; reports all faults at once, each with its name, its limits and its value.</summary>
internal sealed class MessagingOptionsValidator(IEnumerable<Subscription> subscriptions) : IValidateOptions<MessagingOptions>
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(366);

    public ValidateOptionsResult Validate(string? name, MessagingOptions options)
    {
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Service) || options.Service.Length > 100)
            faults.Add($"Messaging:Service must have 1 to 100 characters, but is '{options.Service}'.");
        if (string.IsNullOrWhiteSpace(options.Exchange) || options.Exchange.Length > 100)
            faults.Add($"Messaging:Exchange must have 1 to 100 characters, but is '{options.Exchange}'.");
        Number("MaxMessageBytes", options.MaxMessageBytes, 1024, 16_777_216);
        Number("Outbox:BatchSize", options.Outbox.BatchSize, 1, 1000);
        Time("Outbox:PollInterval", options.Outbox.PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        Time("Outbox:ConfirmTimeout", options.Outbox.ConfirmTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(2));
        Time("Outbox:MaxBackoff", options.Outbox.MaxBackoff, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10));
        Time("Outbox:KeepSent", options.Outbox.KeepSent, TimeSpan.FromDays(1), Year);
        Number("Consumer:Prefetch", options.Consumer.Prefetch, 1, 5000);
        Number("Consumer:Lanes", options.Consumer.Lanes, 1, 64);
        Number("Consumer:BatchSize", options.Consumer.BatchSize, 1, 1000);
        Time("Consumer:UnhealthyAfter", options.Consumer.UnhealthyAfter, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Time("Consumer:WatchdogInterval", options.Consumer.WatchdogInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5));
        Number("Retry:MaxAttempts", options.Retry.MaxAttempts, 1, 100);
        Time("Retry:FirstDelay", options.Retry.FirstDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        Time("Retry:MaxDelay", options.Retry.MaxDelay, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1));
        Time("Retry:GapTimeout", options.Retry.GapTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromDays(1));
        Time("Inbox:Window", options.Inbox.Window, TimeSpan.FromDays(1), Year);
        Time("Parking:Window", options.Parking.Window, TimeSpan.FromMinutes(1), Year);
        Number("Parking:RedriveRate", options.Parking.RedriveRate, 1, 100_000);
        if (options.Parking.TraceUrl is { } url && (!Uri.TryCreate(url, UriKind.Absolute, out _) || url[^1] is not ('/' or '=')))
            faults.Add($"Messaging:Parking:TraceUrl must be an absolute URL that ends with / or =, such as http://localhost:5005/api/traces/, but is '{url}'.");
        if (options.Retry.MaxDelay < options.Retry.FirstDelay)
            faults.Add($"Messaging:Retry:MaxDelay must be at least Messaging:Retry:FirstDelay ({options.Retry.FirstDelay}), but is {options.Retry.MaxDelay}.");
        faults.AddRange(QueuePlans.FaultsOf(options.Service, subscriptions));
        if (faults.Count == 0)
            AddWindowFault(options, faults);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Number(string setting, int value, int least, int most)
        {
            if (value < least || value > most)
                faults.Add($"Messaging:{setting} must be from {least} to {most}, but is {value}.");
        }

        void Time(string setting, TimeSpan value, TimeSpan least, TimeSpan most)
        {
            if (value < least || value > most)
                faults.Add($"Messaging:{setting} must be from {least} to {most}, but is {value}.");
        }
    }

    // A message that is redriven after the inbox has forgotten it would take effect twice.
    private static void AddWindowFault(MessagingOptions options, List<string> faults)
    {
        var horizon = new RetryRule(options.Retry).Horizon();
        if (options.Inbox.Window <= options.Parking.Window + horizon)
        {
            faults.Add($"Messaging:Inbox:Window must be longer than Messaging:Parking:Window ({options.Parking.Window}) and the longest retry ({horizon}) together, but is {options.Inbox.Window}; " +
                "else a redriven message could take effect twice.");
        }

        if (options.Inbox.Window <= options.Outbox.KeepSent + horizon)
        {
            faults.Add($"Messaging:Inbox:Window must be longer than Messaging:Outbox:KeepSent ({options.Outbox.KeepSent}) and the longest retry ({horizon}) together, but is {options.Inbox.Window}; " +
                "else a message that is sent again after a queue was lost could take effect twice.");
        }
    }
}
