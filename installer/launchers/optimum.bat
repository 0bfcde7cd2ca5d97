@echo off
rem Starts Optimum Workbench: the window without arguments, the command line with some.
setlocal
set "HERE=%~dp0.."
set "JDK="
call :consider "%OPTIMUM_JAVA_HOME%"
if defined OPTIMUM_JAVA_HOME if not defined JDK echo OPTIMUM_JAVA_HOME ^(%OPTIMUM_JAVA_HOME%^) is no Java 25. 1>&2
call :consider "%HERE%\runtime"
call :consider "%JAVA_HOME%"
for %%J in (java.exe) do if not "%%~$PATH:J"=="" call :consider "%%~dp$PATH:J.."
for /d %%D in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%USERPROFILE%\.jdks\*") do call :consider "%%~D"
if not defined JDK (
  echo Optimum Workbench needs Java 25, and none was found. 1>&2
  echo Install one ^(for example Eclipse Temurin 25, https://adoptium.net^) or set OPTIMUM_JAVA_HOME to it. 1>&2
  exit /b 1
)
set "AOT="
set "WINDOW="
if "%~1"=="" call :window
"%JDK%\bin\java.exe" %AOT% %WINDOW% --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -Xmx2g -Dai.djl.offline=true -DOPT_OUT_TRACKING=true -Dai.djl.pytorch.num_threads=1 -Dai.djl.pytorch.num_interop_threads=1 "-Doptimum.home=%HERE%" -cp "%HERE%\lib\*" io.optimum.workbench.app.Main %*
exit /b %ERRORLEVEL%

:consider
if defined JDK exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
findstr /r /c:"^JAVA_VERSION=.25" "%~1\release" >nul 2>nul && set "JDK=%~1"
exit /b 0

rem A window that starts is mostly busy compiling; it compiles later, as in the app image (common.args). It starts in
rem half the time from a cache of loaded classes (JEP 514), which the first window makes when it is closed. The cache is
rem named by the size of the program's jar, so that another version makes its own; one of another Java is passed over
rem by Java itself.
:window
set "WINDOW=-XX:NewSize=192m -XX:Tier4InvocationThreshold=500000 -XX:Tier4MinInvocationThreshold=60000 -XX:Tier4CompileThreshold=1500000 -XX:Tier4BackEdgeThreshold=4000000"
if not defined LOCALAPPDATA exit /b 0
set "CACHE=%LOCALAPPDATA%\optimum-workbench"
set "FILE="
for %%J in ("%HERE%\lib\optimum-workbench-*.jar") do set "FILE=%CACHE%\window-%%~zJ.aot"
if not defined FILE exit /b 0
if exist "%FILE%" (
  set AOT="-XX:AOTCache=%FILE%"
  exit /b 0
)
if not exist "%CACHE%" mkdir "%CACHE%" >nul 2>nul
del /q "%CACHE%\window-*.aot" >nul 2>nul
if exist "%CACHE%" set AOT="-XX:AOTCacheOutput=%FILE%"
exit /b 0
