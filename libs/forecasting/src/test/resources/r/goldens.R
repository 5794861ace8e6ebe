# Reference values of R's stats and forecast packages, from R's own data sets.
# Debian: apt-get install r-cran-forecast, then: Rscript goldens.R > goldens.tsv
# One line a value: case <TAB> field <TAB> numbers separated by spaces (17 digits, NA for a missing one).
suppressMessages(library(forecast))
cat(sprintf("# %s, forecast %s: Rscript goldens.R > goldens.tsv\n", R.version.string, packageVersion("forecast")))

put <- function(case, field, values) {
  text <- ifelse(is.na(values), "NaN", sprintf("%.17g", as.numeric(values)))
  cat(case, field, paste(text, collapse = " "), sep = "\t")
  cat("\n")
}

series <- list(AirPassengers = AirPassengers, USAccDeaths = USAccDeaths, Nile = Nile, LakeHuron = LakeHuron,
               airmiles = airmiles, presidents = presidents, lh = lh, UKgas = UKgas)
for (name in names(series)) {
  put(name, "values", series[[name]])
  put(name, "period", frequency(series[[name]]))
}

# Exponential smoothing: parameters and first states as R fitted them, and what it makes of them.
first <- function(par, prefix) { found <- par[grep(prefix, names(par))]; if (length(found)) unname(found) else NaN }
smoothing <- function(data, model, damped) {
  fit <- ets(series[[data]], model = model, damped = damped, allow.multiplicative.trend = TRUE)
  case <- paste("ets", data, paste0(model, if (damped) "d" else ""), sep = ".")
  put(case, "parameters", c(first(fit$par, "^alpha$"), first(fit$par, "^beta$"), first(fit$par, "^gamma$"),
                            first(fit$par, "^phi$")))
  put(case, "level", first(fit$par, "^l$"))
  put(case, "trend", first(fit$par, "^b$"))
  if (substr(model, 3, 3) != "N") {
    put(case, "season", unname(fit$states[1, rev(grep("^s[0-9]", colnames(fit$states)))]))
  }
  put(case, "loglik", fit$loglik)
  put(case, "aicc", fit$aicc)
  put(case, "forecast", forecast(fit, h = 30)$mean)
  put(case, "path", simulate(fit, 30, future = TRUE, innov = rep(0, 30)))
}
for (model in c("ANN", "MNN")) smoothing("Nile", model, FALSE)
for (model in c("AAN", "MAN", "MMN")) for (damped in c(FALSE, TRUE)) smoothing("airmiles", model, damped)
for (model in c("ANA", "MNA", "MNM")) smoothing("USAccDeaths", model, FALSE)
for (model in c("AAA", "MAA", "MAM", "MMM")) for (damped in c(FALSE, TRUE)) smoothing("AirPassengers", model, damped)
for (data in c("AirPassengers", "USAccDeaths", "Nile", "airmiles", "LakeHuron", "UKgas")) {
  fit <- ets(series[[data]])
  cat(paste0("auto.ets.", data), "method", fit$method, sep = "\t"); cat("\n")
  put(paste0("auto.ets.", data), "aicc", fit$aicc)
}

# Theta.
for (data in c("AirPassengers", "USAccDeaths", "Nile", "LakeHuron", "UKgas")) {
  fit <- thetaf(series[[data]], h = 30)
  x <- series[[data]]
  if (data %in% c("AirPassengers", "USAccDeaths", "UKgas")) x <- seasadj(decompose(x, type = "multiplicative"))
  level <- ses(x, h = 1)$model$par["l"]
  case <- paste0("theta.", data)
  put(case, "alpha", fit$model$alpha)
  put(case, "level", level)
  put(case, "drift", fit$model$drift)
  put(case, "forecast", fit$mean)
}

# ARIMA at given coefficients. Regression coefficients come last; "regressors" is written row by row.
arma <- function(case, data, order, coefficients, x = series[[data]], xreg = NULL, ahead = NULL) {
  fit <- arima(x, order = order, xreg = xreg, include.mean = FALSE, fixed = coefficients, transform.pars = FALSE,
               method = "ML")
  put(case, "order", order)
  put(case, "coefficients", coefficients)
  if (!is.null(xreg)) { put(case, "regressors", t(xreg)); put(case, "ahead", t(ahead)) }
  put(case, "loglik", fit$loglik)
  put(case, "sigma2", fit$sigma2)
  put(case, "forecast", predict(fit, n.ahead = 12, newxreg = ahead)$pred)
}
one <- function(n) matrix(1, n, 1)
arma("arima.lh.ar3", "lh", c(3, 0, 0), c(0.6448, -0.0634, -0.2198, 2.3931), xreg = one(48), ahead = one(12))
arma("arima.lh.arma11", "lh", c(1, 0, 1), c(0.4521, 0.1982, 2.4101), xreg = one(48), ahead = one(12))
arma("arima.Nile.ma2", "Nile", c(0, 0, 2), c(0.4, 0.2, 919.35), xreg = one(100), ahead = one(12))
arma("arima.LakeHuron.arma22", "LakeHuron", c(2, 0, 2), c(0.5, 0.2, 0.4, -0.1, 579), xreg = one(98), ahead = one(12))
line <- cbind(1, (1875:1972) - 1920)
arma("arima.LakeHuron.trend", "LakeHuron", c(2, 0, 0), c(1.0048, -0.2913, 579.0993, -0.0216), xreg = line,
     ahead = cbind(1, (1973:1984) - 1920))
arma("arima.presidents.missing", "presidents", c(3, 0, 0), c(0.7496, 0.2523, -0.1890, 56.2236), xreg = one(120),
     ahead = one(12))
arma("arima.airmiles.integrated", "airmiles", c(1, 1, 1), c(0.3, 0.2))
arma("arima.airmiles.twice", "airmiles", c(0, 2, 1), c(-0.6))
log.air <- log(AirPassengers)
put("arima.air.fourier", "values", log.air)
arma("arima.air.fourier", "AirPassengers", c(2, 0, 1), c(0.6, 0.2, 0.1, 4.8, 0.01, seq(-0.05, 0.05, length.out = 6)),
     x = log.air, xreg = cbind(1, 1:144, fourier(log.air, K = 3)), ahead = cbind(1, 145:156, fourier(log.air, 3, 12)))

# Best likelihood that R finds, and the orders that its search chooses.
for (data in c("lh", "LakeHuron", "Nile", "airmiles")) {
  fit <- auto.arima(series[[data]], seasonal = FALSE, stepwise = FALSE, approximation = FALSE)
  put(paste0("auto.arima.", data), "order", arimaorder(fit)[1:3])
  put(paste0("auto.arima.", data), "aicc", fit$aicc)
  put(paste0("auto.arima.", data), "loglik", fit$loglik)
}
for (data in names(series)) put(paste0("ndiffs.", data), "differences", ndiffs(series[[data]]))

# Fourier terms.
two <- msts(rep(0, 400), seasonal.periods = c(24, 168))
put("fourier.24.168", "first", t(fourier(two, K = c(3, 2))[1:5, ]))
put("fourier.24.168", "ahead", t(fourier(two, K = c(3, 2), h = 3)))
put("fourier.12", "nyquist", t(fourier(AirPassengers, K = 6)[1:12, ]))
