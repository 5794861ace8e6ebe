# Processor seconds per series of fit and forecast, 288 steps ahead, five quantiles.
# Arguments: a CSV with one series a column, then which peer.
arguments <- commandArgs(trailingOnly = TRUE)
series <- read.csv(arguments[1])
cpu <- function() sum(proc.time()[c("user.self", "sys.self", "user.child", "sys.child")], na.rm = TRUE)
levels <- c(50, 80, 90, 98)
one <- switch(arguments[2],
  arima = {
    suppressMessages(library(forecast))
    function(values) {
      y <- ts(values, frequency = 288)
      fit <- auto.arima(y, xreg = fourier(y, K = 5), seasonal = FALSE)
      forecast(fit, xreg = fourier(y, K = 5, h = 288), level = levels)
    }
  },
  prophet = {
    suppressMessages(library(prophet))
    function(values) {
      at <- as.POSIXct("2026-01-01", tz = "UTC") + 300 * seq_along(values)
      fit <- prophet(data.frame(ds = at, y = values), daily.seasonality = TRUE, weekly.seasonality = TRUE,
                     yearly.seasonality = FALSE)
      predict(fit, make_future_dataframe(fit, periods = 288, freq = 300, include_history = FALSE))
    }
  })
began <- cpu()
for (values in series) suppressMessages(one(values))
cat((cpu() - began) / length(series), "\n")
